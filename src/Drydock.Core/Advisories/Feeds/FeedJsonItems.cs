using System.Buffers;
using System.Text.Json;
using Drydock.Core.Inventories;
using Drydock.Oci.Content;

namespace Drydock.Core.Advisories.Feeds;

/// <summary>Reads the items of a long list in a JSON object one after another, without holding the whole document.</summary>
/// <param name="names">What the list may be called.</param>
internal sealed class FeedJsonItems(FeedDocument document, params string[] names)
{
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(1 << 20);
    private int _start;
    private int _end;
    private long _total;
    private bool _isAtEnd;
    private bool _isListNext;
    private bool _isInList;
    private bool _hasList;
    private JsonReaderState _state = new(new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });

    /// <summary>Calls for each item. What is no JSON, or has no such list, is a gap; the items before it count.</summary>
    public void Read(FeedWriter writer, Action<JsonElement> item)
    {
        try
        {
            Fill();
            _start = _buffer.AsSpan(0, _end).StartsWith("\uFEFF"u8) ? 3 : 0;
            Take(item);
            while (!_isAtEnd)
            {
                Fill();
                Take(item);
            }

            if (!_hasList)
            {
                writer.Gap("", $"It has no list named {string.Join(" or ", names)}.");
            }
        }
        catch (JsonException e)
        {
            writer.Gap("", $"It is no JSON: {e.Message}");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }
    }

    /// <summary>Reads what the buffer has, items as a whole, and stops before an item of which the buffer has only the beginning.</summary>
    private void Take(Action<JsonElement> item)
    {
        var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isAtEnd, _state);
        while (true)
        {
            var before = reader;
            if (!reader.Read() || !TakeToken(ref reader, item))
            {
                _state = before.CurrentState;
                _start += (int)before.BytesConsumed;
                return;
            }
        }
    }

    /// <summary>Members of the object are at depth 1, and items of the list, which are read as a whole, at depth 2; false for an item that is cut.</summary>
    private bool TakeToken(ref Utf8JsonReader reader, Action<JsonElement> item)
    {
        if (_isInList && reader.CurrentDepth == 2)
        {
            return TakeItem(ref reader, item);
        }

        if (reader.CurrentDepth == 1)
        {
            _isInList = reader.TokenType == JsonTokenType.StartArray && _isListNext;
            _isListNext = reader.TokenType == JsonTokenType.PropertyName && IsList(ref reader);
            _hasList |= _isInList;
        }

        return true;
    }

    private bool TakeItem(ref Utf8JsonReader reader, Action<JsonElement> item)
    {
        var start = _start + (int)reader.TokenStartIndex;
        if (!reader.TrySkip())
        {
            return false;
        }

        using var parsed = LenientJson.Parse(FeedText.Mend(_buffer.AsMemory(start, _start + (int)reader.BytesConsumed - start)));
        item(parsed.RootElement);
        return true;
    }

    private bool IsList(ref Utf8JsonReader reader)
    {
        foreach (var name in names)
        {
            if (reader.ValueTextEquals(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Moves what is left to the front and fills the buffer up; a buffer that is still full is doubled first, so that an item is begun again only a few times.</summary>
    private void Fill()
    {
        var left = _end - _start;
        var target = left == _buffer.Length ? ArrayPool<byte>.Shared.Rent(_buffer.Length * 2) : _buffer;
        Buffer.BlockCopy(_buffer, _start, target, 0, left);
        if (target != _buffer)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = target;
        }

        (_start, _end) = (0, left);
        while (_end < _buffer.Length && !_isAtEnd)
        {
            var read = document.Content.Read(_buffer, _end, _buffer.Length - _end);
            _isAtEnd = read == 0;
            _end += read;
            _total += read;
        }

        if (_total > document.Limit)
        {
            throw new DrydockException(ErrorCodes.LimitExceeded, $"Reading '{document.Name}' of the feed '{document.File}' failed: it is larger than {document.Limit} bytes.");
        }
    }
}
