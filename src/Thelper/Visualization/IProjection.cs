using Thelper.Torch;

namespace Thelper.Visualization;

/// <summary>Finds places in the plane for points of many dimensions.</summary>
internal interface IProjection
{
    /// <summary>The beginning of the names of all files.</summary>
    string Name { get; }

    /// <summary>What people call it.</summary>
    string Title { get; }

    /// <summary>Points that there must be.</summary>
    int FewestSamples { get; }

    /// <summary>Points that there may be.</summary>
    int MostSamples { get; }

    /// <summary>What a person should know about so many points, as a sentence; null where there is nothing.</summary>
    string? NoteFor(int samples);

    /// <summary>Lays points out.</summary>
    /// <param name="points">N×D, float32, finite, of an allowed number.</param>
    /// <returns>A place for each point.</returns>
    (double X, double Y)[] Fit(Tensor points);
}
