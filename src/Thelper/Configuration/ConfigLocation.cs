namespace Thelper.Configuration;

/// <summary>Where a key or a value was written.</summary>
/// <param name="File">The file as the user named it, or the text of a <c>--set</c> option.</param>
/// <param name="Line">From 1; 0 where there are no lines, as in a <c>--set</c> option or a checkpoint.</param>
/// <param name="Column">From 1, in characters; 0 where <paramref name="Line"/> is.</param>
public sealed record ConfigLocation(string File, int Line, int Column)
{
    /// <summary>The location of everything that was read back from a checkpoint.</summary>
    public static ConfigLocation Checkpoint { get; } = new("(checkpoint)", 0, 0);

    /// <summary>The folder where a relative path written here starts; null for the document's own.</summary>
    public string? BaseFolder { get; init; }

    /// <summary>True for a value given by <c>--set</c>.</summary>
    public bool IsOverride { get; init; }

    /// <summary>A location inside a <c>--set</c> option; relative paths start at the current directory.</summary>
    /// <param name="text">What follows <c>--set</c>, such as <c>trainer.epochs=3</c>.</param>
    public static ConfigLocation Override(string text) =>
        new($"--set {text}", 0, 0) { BaseFolder = Directory.GetCurrentDirectory(), IsOverride = true };

    /// <summary><c>demo.yml:12:5</c>, or the file alone where there are no lines.</summary>
    public override string ToString() => Line == 0 ? File : $"{File}:{Line}:{Column}";
}
