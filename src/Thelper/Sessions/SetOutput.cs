using System.Globalization;

namespace Thelper.Sessions;

/// <summary>Where the reports of a pass over a set go.</summary>
/// <param name="Set">train, valid or test.</param>
/// <param name="Folder">Of the set; exists.</param>
/// <param name="Epoch">Counted from 0.</param>
/// <param name="IsFinal">Whether it is a final evaluation, whose files do not have the epoch in their names.</param>
public sealed record SetOutput(string Set, string Folder, int Epoch, bool IsFinal)
{
    /// <summary>A file of the pass.</summary>
    /// <param name="name">What it is about.</param>
    /// <param name="extension">Without a dot.</param>
    public string FileOf(string name, string extension) => Path.Combine(
        Folder, IsFinal ? $"{name}.{extension}" : string.Create(CultureInfo.InvariantCulture, $"{name}-{Epoch:D4}.{extension}"));
}
