using System.Globalization;
using Thelper.Data;
using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Vision;
using Thelper.Visualization.Drawing;

namespace Thelper.Visualization;

/// <summary>
/// Pictures of the best, the worst and random samples of an epoch, each with truth and prediction, how good that is
/// (<see cref="SampleMerit"/>), and the name of its file or its number. Black and white are the lowest and the highest value of
/// each sample. What is kept is drawn small at once, so memory does not grow with samples or their size. While a detector
/// trains, which then seeks nothing, there are no pictures.
/// </summary>
/// <param name="count">Samples of each kind at most.</param>
/// <param name="minConfidence">Found objects of less confidence neither count nor are drawn.</param>
/// <param name="shownAs">The task with other names of its classes; null takes that of each batch.</param>
internal sealed class SamplePictures(int count, double minConfidence, LearningTask? shownAs = null) : IStateful
{
    private const int LargestSide = 160;
    private readonly SampleSelection _selection = new(count);
    private readonly SampleMerit _merit = new(minConfidence);

    /// <summary>Why there are no pictures, as a sentence; null where nothing is wrong.</summary>
    public string? Obstacle { get; private set; }

    /// <summary>Forgets all samples.</summary>
    public void Reset() => _selection.Clear();

    /// <summary>Looks at a batch.</summary>
    public void Update(Iteration batch)
    {
        if (batch.Boxes is { WereSought: false } || batch.Input.ElementCount == 0)
        {
            return;
        }

        if (batch.Input.Rank != 4)
        {
            Obstacle = $"There are no pictures of samples (viz_count), because the input '{batch.Task.InputKey}' is no image: a sample has "
                + $"the shape [{string.Join(", ", batch.Input.Shape.Skip(1))}].";
            return;
        }

        using var scope = TensorScope.Open();
        using var mode = GradMode.Disable();
        var iteration = shownAs is null ? batch : batch with { Task = shownAs };
        var merits = _merit.Of(iteration);
        Tensor? input = null;
        for (var i = 0; i < merits.Length; i++)
        {
            var index = i;
            _selection.Offer(merits[i], iteration.Epoch, number =>
                Drawn(input ??= TensorImages.Readable(iteration.Input)!, iteration, index, new KeptSample(merits[index], number, [])));
        }
    }

    /// <summary>A picture of each kind that there are samples of: <c>-best</c>, <c>-worst</c>, <c>-random</c>.</summary>
    public IEnumerable<(string Suffix, Image Picture)> RenderAll() =>
        _selection.Kinds.Select(kind => ($"-{kind.Kind}", Render(kind.Samples)));

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState() => _selection.SaveState();

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state) => _selection.LoadState(state);

    private KeptSample Drawn(Tensor input, Iteration iteration, int index, KeptSample sample)
    {
        var form = new PanelForm(SamplePanels.RangeOf(iteration, index), minConfidence, LargestSide);
        var panels = SamplePanels.Of(input, iteration, index, form);
        try
        {
            List<CaptionLine> further = [];
            if (sample.Merit is { } merit)
            {
                further.Add(new CaptionLine(SampleMerit.Describe(iteration.Task, merit)));
            }

            // Of augmented copies there are more inputs than samples, those of all first copies first.
            if (NameOf(iteration.Sample, index % iteration.Sample.Size) is { } name)
            {
                further.Add(new CaptionLine(name));
            }

            return sample with { Panels = [KeptPanel.Of(panels[0], further), .. panels.Skip(1).Select(panel => KeptPanel.Of(panel))] };
        }
        finally
        {
            panels.ToList().ForEach(panel => panel.Dispose());
        }
    }

    private static string? NameOf(Batch batch, int sample) => (batch["path"], batch["idx"]) switch
    {
        (string[] paths, _) => Path.GetFileName(paths[sample]),
        (_, Tensor { Rank: 1, ScalarType: ScalarType.Int64 } numbers) => string.Create(
            CultureInfo.InvariantCulture, $"#{numbers.AsSpan<long>()[sample]}"),
        _ => null,
    };

    private static Image Render(IReadOnlyList<KeptSample> samples)
    {
        // Where the truth of some samples is not known, these have fewer panels.
        var parts = samples.Max(sample => sample.Panels.Count);
        IReadOnlyList<Panel>[] panels =
        [
            .. samples.Select(sample => (Panel[])
                [.. sample.Panels.Select(panel => panel.Draw()), .. Enumerable.Range(0, parts - sample.Panels.Count).Select(_ => Empty())]),
        ];
        try
        {
            return PanelGrid.Draw(panels);
        }
        finally
        {
            panels.SelectMany(sample => sample).ToList().ForEach(panel => panel.Dispose());
        }
    }

    private static Panel Empty() => new(Image.FromPixels<byte>([byte.MaxValue, byte.MaxValue, byte.MaxValue], 1, 1, channels: 3));
}
