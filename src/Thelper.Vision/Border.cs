namespace Thelper.Vision;

/// <summary>What an operation finds outside an image; the default is black.</summary>
/// <param name="Mode">Where the values come from.</param>
/// <param name="Value">
/// For <see cref="BorderMode.Constant"/>, in every channel: rounded and saturated to the image's depth.
/// </param>
public readonly record struct Border(BorderMode Mode, double Value = 0)
{
    /// <summary>For <see cref="BorderMode.Constant"/>, one value for each channel in place of <see cref="Value"/>.</summary>
    public IReadOnlyList<double>? Values { get; init; }

    /// <summary>A constant border with one value for each channel.</summary>
    public static Border Constant(params IReadOnlyList<double> values) => new(BorderMode.Constant) { Values = values };
}
