namespace Thelper.Vision.Native;

internal enum FlipAxis
{
    Horizontal = 0,
    Vertical = 1,
}
