namespace Thelper.Data.Datasets.Columns;

/// <summary>The values of one entry for all samples, as a file holds them.</summary>
internal interface IValueColumn : IDisposable
{
    /// <summary>How many samples there are.</summary>
    long Count { get; }

    /// <summary>The file and the place in it, for messages.</summary>
    string Place { get; }

    /// <summary>Reads a value: a <see cref="NumberBlock"/>, a text, or an image that the reader owns.</summary>
    /// <exception cref="DataException">The file is damaged there.</exception>
    object Read(int index);
}
