using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Drydock.Oci.Content;

namespace Drydock.Core.Advisories;

/// <summary>Does work on all cores, and fails as the work does: with its first error, not with a bag of errors.</summary>
internal static class InParallel
{
    public static void For(int count, Action<int> work)
    {
        try
        {
            Parallel.For(0, count, work);
        }
        catch (AggregateException e)
        {
            throw First(e);
        }
    }

    /// <summary>Takes the items in their order, the next whenever a core is free.</summary>
    public static void ForEach<T>(IEnumerable<T> items, Action<T> work, CancellationToken cancel)
    {
        try
        {
            Parallel.ForEach(Partitioner.Create(items, EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount }, work);
        }
        catch (AggregateException e)
        {
            throw First(e);
        }
    }

    private static Exception First(AggregateException errors)
    {
        // An error that says what to do next is worth more than one that only broke off the others.
        var all = errors.Flatten().InnerExceptions;
        var first = all.OfType<DrydockException>().FirstOrDefault() ?? all[0];
        ExceptionDispatchInfo.Throw(first);
        return first;
    }
}
