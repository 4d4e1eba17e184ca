namespace Thelper.Models.Coordinates;

/// <summary>What <see cref="CoordinateChannels"/> lays beside the channels of a feature map.</summary>
public sealed record CoordinateOptions
{
    /// <summary>Whether the distance from the centre comes third; true by default.</summary>
    public bool HasRadius { get; init; } = true;

    /// <summary>What the coordinates are multiplied by; 1 by default, for which they lie within ±½ or little more.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>The standard deviation of what is added to each coordinate while training; 0, for nothing, by default.</summary>
    public double Noise { get; init; }

    /// <summary>The channels that are laid beside the others: 3 with the radius, else 2.</summary>
    public int Channels => HasRadius ? 3 : 2;
}
