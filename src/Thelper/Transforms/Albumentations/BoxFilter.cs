using Thelper.Data;
using Thelper.Tasks;

namespace Thelper.Transforms.Albumentations;

/// <summary>Which boxes are kept where an operation moves an image.</summary>
/// <param name="MinArea">In square pixels of the result; boxes with less within the image are lost.</param>
/// <param name="MinVisibility">Of the moved box; boxes of which a smaller share lies within the image are lost.</param>
/// <param name="MinWidth">In pixels within the image.</param>
/// <param name="MinHeight">In pixels within the image.</param>
internal sealed record BoxFilter(double MinArea = 0, double MinVisibility = 0, double MinWidth = 0, double MinHeight = 0)
{
    public static readonly BoxFilter None = new();

    /// <summary>The part of a moved box that lies within the image, or null where it is too little.</summary>
    public BoundingBox? Keep(BoundingBox box, Extent moved, Geometry geometry)
    {
        var visible = moved.ClippedTo(geometry.Width, geometry.Height);
        var isKept = !visible.IsEmpty
            && visible.Area >= MinArea
            && visible.Area >= MinVisibility * moved.Area
            && visible.Width >= MinWidth
            && visible.Height >= MinHeight;
        return isKept ? box.MovedTo(visible) : null;
    }
}
