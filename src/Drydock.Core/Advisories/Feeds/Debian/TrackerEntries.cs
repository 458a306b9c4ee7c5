using System.Buffers;
using System.Text;
using System.Text.Json;
using Drydock.Oci.Content;

namespace Drydock.Core.Advisories.Feeds.Debian;

/// <summary>
/// Reads a document of a hundred megabytes, <c>{ package: { id: entry } }</c>, entry by entry: one entry is in memory at a time.
/// <see href="https://security-tracker.debian.org/tracker/data/json"/>
/// </summary>
internal sealed class TrackerEntries(FeedDocument document)
{
    /// <summary>An entry is a description and a dozen releases.</summary>
    private const int MaxEntry = 8 << 20;

    private byte[] _buffer = [];
    private int _start;
    private int _end;
    private long _total;
    private bool _isLast;
    private string _package = "";
    private string _id = "";

    /// <param name="take">Called with package, id and entry. The entry is gone afterwards.</param>
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="DrydockException"><see cref="ErrorCodes.LimitExceeded"/></exception>
    public void Read(Action<string, string, JsonElement> take)
    {
        _buffer = ArrayPool<byte>.Shared.Rent(64 << 10);
        try
        {
            var state = default(JsonReaderState);
            while (!_isLast)
            {
                Fill();
                state = ReadBuffer(state, take);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }
    }

    /// <summary>Reads as much as is there; an entry that is not there as a whole stays in the buffer.</summary>
    private JsonReaderState ReadBuffer(JsonReaderState state, Action<string, string, JsonElement> take)
    {
        var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isLast, state);
        while (true)
        {
            var before = reader;
            if (!reader.Read())
            {
                break;
            }

            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth <= 2)
            {
                var name = Encoding.UTF8.GetString(reader.ValueSpan);
                (_package, _id) = reader.CurrentDepth == 1 ? (name, "") : (_package, name);
            }
            else if (reader is { TokenType: JsonTokenType.StartObject, CurrentDepth: 2 } && !TryTake(ref reader, take))
            {
                reader = before;
                break;
            }
        }

        _start += (int)reader.BytesConsumed;
        return reader.CurrentState;
    }

    private bool TryTake(ref Utf8JsonReader reader, Action<string, string, JsonElement> take)
    {
        var start = _start + (int)reader.TokenStartIndex;
        if (!reader.TrySkip())
        {
            return false;
        }

        using var entry = JsonDocument.Parse(FeedText.Mend(_buffer.AsMemory(start, _start + (int)reader.BytesConsumed - start)));
        take(_package, _id, entry.RootElement);
        return true;
    }

    private void Fill()
    {
        var kept = _buffer.AsSpan(_start, _end - _start);
        if (kept.Length == _buffer.Length)
        {
            Grow();
        }
        else
        {
            kept.CopyTo(_buffer);
        }

        (_start, _end) = (0, kept.Length);
        var free = _buffer.AsSpan(_end);
        var read = document.Content.ReadAtLeast(free, free.Length, throwOnEndOfStream: false);
        _end += read;
        _total += read;
        _isLast = read < free.Length;
        if (_total > document.Limit)
        {
            throw TooLarge($"it is larger than {document.Limit} bytes");
        }
    }

    private void Grow()
    {
        if (_buffer.Length >= MaxEntry)
        {
            throw TooLarge($"the entry '{_id}' of '{_package}' is larger than {MaxEntry} bytes");
        }

        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }

    private DrydockException TooLarge(string why) => new(ErrorCodes.LimitExceeded, $"Reading '{document.Name}' of the feed '{document.File}' failed: {why}.");
}
