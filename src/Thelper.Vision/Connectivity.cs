namespace Thelper.Vision;

/// <summary>Which pixels touch each other.</summary>
public enum Connectivity
{
    /// <summary>Those that share a side.</summary>
    Four = 4,

    /// <summary>Those that share a side or a corner.</summary>
    Eight = 8,
}
