using Thelper.Vision;

namespace Thelper.Transforms;

/// <summary>
/// An operation that moves pixels with an interpolation and a border that are given. What lies outside a label map has the
/// class 0, except where the operation changes label maps alone: there it is the border's value.
/// </summary>
/// <param name="interpolation">How values between pixels of images are found.</param>
/// <param name="border">What lies outside.</param>
public abstract class BorderedTransform(Interpolation interpolation, Border border) : GeometricTransform
{
    /// <inheritdoc/>
    protected override Interpolation Interpolation => interpolation;

    /// <inheritdoc/>
    protected override Border Border => border;

    /// <inheritdoc/>
    protected override Border LabelBorderAlone => border;
}
