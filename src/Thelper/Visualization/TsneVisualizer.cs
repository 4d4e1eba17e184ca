using System.Globalization;
using System.Text.Json;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Vision;
using Thelper.Visualization.Drawing;

namespace Thelper.Visualization;

/// <summary>
/// Lays the samples of a set out in the plane, those side by side that the model finds alike: <c>tsne-projs</c> (a place for
/// each sample), <c>tsne-labels</c>, <c>tsne-preds</c> (class indices, for a classification), <c>tsne-idxs</c> (the batch of each
/// sample), <c>tsne-meta</c>, all as JSON, and a picture, <c>tsne</c>, as SVG and PNG.
/// </summary>
/// <param name="options">How.</param>
/// <param name="metaKeys">Entries of the samples to write beside.</param>
internal sealed class TsneVisualizer(TsneOptions options, IReadOnlyList<string> metaKeys) : IVisualizer
{
    private const string Name = "tsne";

    /// <inheritdoc/>
    public IReadOnlyList<VisualizationFile> Run(VisualizationContext context)
    {
        var set = EmbeddedSet.Of(context, options.MaxSamples, metaKeys);
        if (Obstacle(set) is { } obstacle)
        {
            context.Warn($"There is no t-SNE, because {obstacle}.");
            return [];
        }

        if (options.TsneArgs.Perplexity is { } wanted && options.TsneArgs.PerplexityOf(set.Count) is var taken && taken < wanted)
        {
            context.Warn(string.Create(CultureInfo.InvariantCulture,
                $"The perplexity of the t-SNE is {wanted:G4}, but {set.Count} samples allow {taken:F1} at most, which is taken."));
        }

        using var scope = TensorScope.Open();
        var places = Tsne.Fit(Tensors.From(set.Features, set.Count, set.Features.Length / set.Count), options.TsneArgs);
        List<VisualizationFile> files =
        [
            Json("projs", places.Select(place => new[] { place.X, place.Y })),
            Json("idxs", set.Batches),
        ];
        AddPicture(files, EmbeddingChart.Draw(options, Classes(context.Task), places, set), context.Warn);
        AddIf(set.Labels is not null, "labels", set.Labels);
        AddIf(set.Predictions is not null, "preds", set.Predictions);
        AddIf(set.Meta.Count > 0, "meta", set.Meta);
        return files;

        void AddIf(bool isThere, string part, object? content)
        {
            if (isThere)
            {
                files.Add(Json(part, content!));
            }
        }
    }

    private static void AddPicture(List<VisualizationFile> files, SvgDocument picture, Action<string> warn)
    {
        files.Add(new(Name, "svg", picture.Content));
        try
        {
            files.Add(new(Name, "png", picture.ToPng()));
        }
        catch (Exception exception) when (exception is ImageException or ArgumentOutOfRangeException)
        {
            warn($"The picture of the t-SNE is there as SVG alone: {exception.Message}");
        }
    }

    private static string? Obstacle(EmbeddedSet set) =>
        set.Count < Tsne.FewestSamples ? $"it needs {Tsne.FewestSamples} samples, but there are {set.Count}"
        : set.Count > Tsne.MostSamples ? $"it takes {Tsne.MostSamples} samples at most, but there are {set.Count}; set max_samples"
        : set.Features.IsEmpty ? "the model gives no features"
        : set.Features.ContainsAnyExceptInRange(float.MinValue, float.MaxValue) ? "some features of the model are infinite or no numbers"
        : null;

    private List<(int Index, string Name, Colour Colour)> Classes(LearningTask task) => task is not Classification known ? []
        : [.. known.Classes.Indices.Select(entry => (entry.Value, entry.Key, options.ColourOf(entry.Key) ?? ClassPalette.ColourOf(entry.Value + 1)))];

    private static VisualizationFile Json(string part, object content) =>
        new($"{Name}-{part}", "json", JsonSerializer.SerializeToUtf8Bytes(content));
}
