using System.ComponentModel.DataAnnotations;
using Thelper.Metrics;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Vision;
using Thelper.Visualization;

namespace Thelper.Train;

/// <summary>The options of <see cref="DisplayCallback"/>.</summary>
public sealed record DisplayCallbackOptions : IConsumerOptions
{
    internal const string Name = "thelper.train.DisplayCallback";

    /// <summary>Samples in the picture at most; 16 by default.</summary>
    [Range(1, 256)]
    public int MaxImages { get; init; } = 16;

    /// <summary>Found objects of less confidence are left out; 0.5 by default.</summary>
    [Range(0.0, 1.0)]
    public double MinConfidence { get; init; } = 0.5;

    bool IConsumerOptions.IsMetric => false;

    /// <inheritdoc/>
    public IPredictionConsumer Create(LearningTask task) => new DisplayCallback(new BatchPicture(MaxImages, MinConfidence));
}

/// <summary>
/// Draws the first batch of each epoch with what was predicted and what is true, into one PNG file. No screen is needed.
/// There is no picture where the input is no image, but a warning.
/// </summary>
/// <param name="picture">How to draw.</param>
public sealed class DisplayCallback(BatchPicture picture) : IPictureReporter
{
    private bool _isDrawn;

    // Not an image, whose memory somebody would have to free where the session ends in between.
    private (byte[] Pixels, int Width, int Height)? _drawn;

    /// <inheritdoc/>
    public string? Obstacle { get; private set; }

    /// <inheritdoc/>
    public void Reset() => (_isDrawn, _drawn) = (false, null);

    /// <inheritdoc/>
    public void Update(Iteration iteration)
    {
        if (_isDrawn)
        {
            return;
        }

        using var image = picture.Draw(iteration);
        (_isDrawn, _drawn) = (true, image is null ? null : (image.AsSpan<byte>().ToArray(), image.Width, image.Height));
        Obstacle = image is not null ? null
            : $"There are no pictures of predictions (display_preds), because the input '{iteration.Task.InputKey}' is no image: a sample has "
            + $"the shape [{string.Join(", ", iteration.Input.Shape.Skip(1))}].";
    }

    /// <inheritdoc/>
    public Image? Render() =>
        _drawn is { } drawn ? Image.FromPixels<byte>(drawn.Pixels, drawn.Width, drawn.Height, channels: 3) : null;

    /// <inheritdoc/>
    public OrderedDictionary<string, object?> SaveState() => new()
    {
        ["is_drawn"] = _isDrawn,
        ["picture"] = _drawn is { } drawn ? Tensors.From<byte>(drawn.Pixels, drawn.Height, drawn.Width, 3) : null,
    };

    /// <inheritdoc/>
    public void LoadState(IReadOnlyDictionary<string, object?> state)
    {
        _isDrawn = (bool)state["is_drawn"]!;
        _drawn = state["picture"] is Tensor pixels ? (pixels.ToArray<byte>(), (int)pixels.Size(1), (int)pixels.Size(0)) : null;
    }
}
