using System.Runtime.ExceptionServices;

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

    private static Exception First(AggregateException errors)
    {
        var first = errors.Flatten().InnerExceptions[0];
        ExceptionDispatchInfo.Throw(first);
        return first;
    }
}
