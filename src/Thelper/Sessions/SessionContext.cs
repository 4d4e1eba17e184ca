using Thelper.Configuration;

namespace Thelper.Sessions;

/// <summary>What surrounds a session: its name, folder, log and listeners.</summary>
public sealed record SessionContext
{
    /// <summary>The session's name, a single part of a path.</summary>
    public required string Name { get; init; }

    /// <summary>The session's folder; exists.</summary>
    public required SessionDirectory Directory { get; init; }

    /// <summary>Marks the files of this launch.</summary>
    public required SessionStamp Stamp { get; init; }

    /// <summary>The log of the launch; whoever made it disposes it.</summary>
    public required SessionLog Log { get; init; }

    /// <summary>Who shows or records what happens.</summary>
    public required IRunEventWriter Events { get; init; }

    /// <summary>With every seed given and every path absolute.</summary>
    public required ConfigDocument Configuration { get; init; }

    /// <summary>Tells the time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
