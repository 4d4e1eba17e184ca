using Thelper.Vision.Native;

namespace Thelper.Vision;

public sealed partial class Image
{
    /// <summary>
    /// A new image of one channel and the same depth: the luminance 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601),
    /// rounded for the integer depths. Alpha is dropped; a grey image is copied.
    /// </summary>
    /// <exception cref="InvalidOperationException">The image does not have 1, 3 or 4 channels.</exception>
    public Image ToGrey()
    {
        RequireColours();
        NativeMethods.ImageToGrey(Handle, out var grey);
        return new Image(grey);
    }

    /// <summary>
    /// A new image of three channels and the same depth: grey is repeated, alpha is dropped without being applied,
    /// and an RGB image is copied.
    /// </summary>
    /// <inheritdoc cref="ToGrey" path="/exception"/>
    public Image ToRgb()
    {
        RequireColours();
        NativeMethods.ImageToRgb(Handle, out var rgb);
        return new Image(rgb);
    }

    /// <summary>A new Float32 image with the same numbers: 255 stays 255.</summary>
    public Image ToFloat32()
    {
        NativeMethods.ImageToFloat32(Handle, out var converted);
        return new Image(converted);
    }

    private void RequireColours()
    {
        if (Channels is not (1 or 3 or 4))
        {
            throw new InvalidOperationException(
                $"An image of {Channels} channels has no colours to convert; 1 (grey), 3 (RGB) or 4 (RGBA) have.");
        }
    }
}
