using Thelper.Vision.Native;

namespace Thelper.Vision;

public sealed partial class Image
{
    /// <summary>A new image in which x and y are exchanged: mirrored at the diagonal from the top left corner.</summary>
    public Image Transpose()
    {
        NativeMethods.ImageTranspose(Handle, out var transposed);
        return new Image(transposed);
    }

    /// <summary>A new image that is turned anticlockwise, as seen.</summary>
    /// <param name="quarterTurns">Any number of times 90 degrees; a negative one turns clockwise.</param>
    public Image Rotate90(int quarterTurns = 1)
    {
        NativeMethods.ImageRotate(Handle, quarterTurns & 3, out var rotated);
        return new Image(rotated);
    }
}
