using Thelper.Data.Datasets;
using Thelper.Vision;

namespace Thelper.Visualization.Drawing;

/// <summary>Colours for classes that have none of their own: those of the PASCAL VOC challenges.</summary>
internal static class ClassPalette
{
    private const int Count = 256;

    /// <param name="index">Begins anew after 255.</param>
    public static Colour ColourOf(int index) => VocClasses.ColourOf(((index % Count) + Count) % Count);
}
