namespace Thelper.Torch.Modules;

/// <summary>Height and width, in that order as in a tensor's shape; a single number stands for both.</summary>
/// <param name="Height">Along the last dimension but one.</param>
/// <param name="Width">Along the last dimension.</param>
public readonly record struct Size2d(long Height, long Width)
{
    /// <summary>A square.</summary>
    /// <param name="side">Height and width.</param>
    public static implicit operator Size2d(int side) => FromInt32(side);

    /// <summary>A square.</summary>
    /// <param name="side">Height and width.</param>
    public static Size2d FromInt32(int side) => new(side, side);
}
