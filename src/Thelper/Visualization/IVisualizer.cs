using Thelper.Configuration;
using Thelper.Data;
using Thelper.Metrics;
using Thelper.Sessions;
using Thelper.Tasks;
using Thelper.Torch.Modules;

namespace Thelper.Visualization;

/// <summary>The options of a visualisation in a configuration.</summary>
[ComponentKind("visualisation")]
public interface IVisualizationOptions
{
    /// <summary>Makes it.</summary>
    /// <param name="task">What the model is asked to do.</param>
    /// <exception cref="SettingException">The options do not fit the task.</exception>
    IVisualizer Create(LearningTask task);
}

/// <summary>Shows what a model makes of a whole set.</summary>
public interface IVisualizer
{
    /// <summary>Looks whether a model has what it needs, before there is a session; does nothing by default.</summary>
    /// <param name="model">Stays the caller's.</param>
    /// <exception cref="SettingException">It has not.</exception>
    void Check(Module model)
    {
    }

    /// <summary>Looks at the set once. Neither the model nor the set is changed, and no random numbers of the session are used.</summary>
    /// <param name="context">Model and set.</param>
    /// <returns>Files to write; none where there is nothing to show.</returns>
    IReadOnlyList<VisualizationFile> Run(VisualizationContext context);
}

/// <summary>What a visualisation works with.</summary>
public sealed record VisualizationContext
{
    /// <summary>What the model is asked to do.</summary>
    public required LearningTask Task { get; init; }

    /// <summary>In evaluation mode.</summary>
    public required Module Model { get; init; }

    /// <summary>The set; stays the caller's.</summary>
    public required Loader Loader { get; init; }

    /// <summary>The epoch to load, from 0: that of the evaluation before.</summary>
    public required int Epoch { get; init; }

    /// <summary>What the model makes of a batch, as consumers see it. The innermost scope frees its tensors.</summary>
    public required Func<Batch, Iteration> Predict { get; init; }

    /// <summary>Tells a person what they should know; each sentence is told once in a session.</summary>
    public required Action<string> Warn { get; init; }

    /// <summary>Takes the features of the samples, once they are known; null, the default, where nobody asks for them.</summary>
    public Action<FeatureTable>? Embedded { get; init; }

    /// <summary>What the visualisations of one round share.</summary>
    internal SharedEmbeddings EmbeddedSets { get; } = new();
}

/// <summary>A file that a visualisation gives.</summary>
/// <param name="Name">Without the epoch and the extension.</param>
/// <param name="Extension">Without a dot.</param>
/// <param name="Content">The bytes.</param>
public sealed record VisualizationFile(string Name, string Extension, ReadOnlyMemory<byte> Content);
