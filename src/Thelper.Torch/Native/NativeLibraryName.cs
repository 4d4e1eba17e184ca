using System.Runtime.CompilerServices;

[assembly: DisableRuntimeMarshalling]

namespace Thelper.Torch.Native;

/// <summary>Functions of <c>native/torch/include/thelper_torch.h</c>, one file per noun of that header.</summary>
internal static partial class NativeMethods
{
    private const string Library = "thelper_torch";
}
