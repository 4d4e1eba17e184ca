namespace Thelper.Vision.Native;

internal enum ChannelOrder
{
    First = 0,
    Last = 1,
}
