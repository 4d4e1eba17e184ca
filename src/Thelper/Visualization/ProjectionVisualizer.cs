using System.Text.Json;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Vision;
using Thelper.Visualization.Drawing;

namespace Thelper.Visualization;

/// <summary>
/// Lays the samples of a set out in the plane, those side by side that the model finds alike: <c>NAME-projs</c> (a place for
/// each sample), <c>NAME-labels</c>, <c>NAME-preds</c> (class indices, for a classification), <c>NAME-idxs</c> (the batch of each
/// sample), <c>NAME-meta</c>, all as JSON, and a picture, <c>NAME</c>, as SVG and PNG, where the name is that of the projection.
/// </summary>
/// <param name="options">Which samples, and how the picture looks.</param>
/// <param name="projection">What finds the places.</param>
/// <param name="metaKeys">Entries of the samples to write beside.</param>
internal sealed class ProjectionVisualizer(ProjectionOptions options, IProjection projection, IReadOnlyList<string> metaKeys) : IVisualizer
{
    /// <inheritdoc/>
    public IReadOnlyList<VisualizationFile> Run(VisualizationContext context)
    {
        var count = Math.Min(options.MaxSamples ?? int.MaxValue, context.Loader.SampleCount);
        if (count > projection.MostSamples)
        {
            return Nothing(context, $"it takes {projection.MostSamples} samples at most, but there are {count}; set max_samples");
        }

        var set = context.EmbeddedSets.Of(context, count, metaKeys);
        if (Obstacle(set) is { } obstacle)
        {
            return Nothing(context, obstacle);
        }

        if (projection.NoteFor(set.Count) is { } note)
        {
            context.Warn(note);
        }

        using var scope = TensorScope.Open();
        var places = projection.Fit(Tensors.From(set.Features, set.Count, set.Features.Length / set.Count));
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

    private void AddPicture(List<VisualizationFile> files, SvgDocument picture, Action<string> warn)
    {
        files.Add(new(projection.Name, "svg", picture.Content));
        try
        {
            files.Add(new(projection.Name, "png", picture.ToPng()));
        }
        catch (Exception exception) when (exception is ImageException or ArgumentOutOfRangeException)
        {
            warn($"The picture of the {projection.Title} is there as SVG alone: {exception.Message}");
        }
    }

    private VisualizationFile[] Nothing(VisualizationContext context, string obstacle)
    {
        context.Warn($"There is no {projection.Title}, because {obstacle}.");
        return [];
    }

    private string? Obstacle(EmbeddedSet set) => set.Obstacle is { } obstacle ? obstacle
        : set.Count < projection.FewestSamples ? $"it needs {projection.FewestSamples} samples, but there are {set.Count}"
        : set.Features.IsEmpty ? "the model gives no features"
        : set.Features.ContainsAnyExceptInRange(float.MinValue, float.MaxValue) ? "some features of the model are infinite or no numbers"
        : null;

    private List<(int Index, string Name, Colour Colour)> Classes(LearningTask task) => task is not Classification known ? []
        : [.. known.Classes.Indices.Select(entry => (entry.Value, entry.Key, options.ColourOf(entry.Key) ?? ClassPalette.ColourOf(entry.Value + 1)))];

    private VisualizationFile Json(string part, object content) =>
        new($"{projection.Name}-{part}", "json", JsonSerializer.SerializeToUtf8Bytes(content));
}
