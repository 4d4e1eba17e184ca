using System.Runtime.CompilerServices;
using Thelper.Vision;

namespace Thelper.Tests.Support;

/// <summary>Watches for images that a test's subject leaves behind.</summary>
internal sealed class LiveImages
{
    private readonly long _baseline;

    public LiveImages()
    {
        // What an earlier test left to the finalizer must not be freed in the middle of this one.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        _baseline = Count(null);
    }

    public long Added => Count(null) - _baseline;

    [UnsafeAccessor(UnsafeAccessorKind.StaticMethod, Name = "get_LiveCount")]
    private static extern long Count(Image? image);
}
