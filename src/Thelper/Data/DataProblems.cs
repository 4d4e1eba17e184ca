namespace Thelper.Data;

/// <summary>What becomes of a mistake in the user's data.</summary>
public enum OnError
{
    /// <summary>The session ends with a sentence about it.</summary>
    Fail,

    /// <summary>What is wrong is left out, and listed in the session's log.</summary>
    Skip,
}

/// <summary>Where a data set takes each mistake that it finds in its files: the session ends, or the mistake is kept in a list.</summary>
/// <param name="onError">Which of the two.</param>
public sealed class DataProblems(OnError onError)
{
    private readonly Lock _lock = new();
    private readonly OrderedDictionary<string, int> _sentences = [];

    /// <summary>What was left out so far, each mistake once, in the order in which they were found.</summary>
    public IReadOnlyList<string> Sentences
    {
        get
        {
            lock (_lock)
            {
                return [.. _sentences.Keys];
            }
        }
    }

    /// <summary>Whether mistakes are left out.</summary>
    public bool Skips => onError == OnError.Skip;

    /// <summary>Takes a mistake; where this returns, the caller leaves out what is wrong and goes on.</summary>
    /// <param name="sentence">File, row or object; what was found, what is allowed, what to do.</param>
    /// <param name="cause">What led to it, for the log.</param>
    /// <exception cref="DataException">Mistakes are not to be left out.</exception>
    public void Add(string sentence, Exception? cause = null)
    {
        if (!Skips)
        {
            throw new DataException(sentence, cause);
        }

        lock (_lock)
        {
            _sentences[sentence] = _sentences.GetValueOrDefault(sentence) + 1;
        }
    }
}
