using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DisableRuntimeMarshalling]

namespace Thelper.Torch.Native;

/// <summary>Functions of <c>native/torch/include/thelper_torch.h</c>, one file per noun of that header.</summary>
internal static partial class NativeMethods
{
    private const string Library = "thelper_torch";

    // GNU's OpenMP lets a thread that waits for the others spin for milliseconds. Beside loader threads, or any other
    // program, it then keeps from the processor just those that it waits for: a LeNet epoch on two cores took from 4 to 40
    // seconds; with this spin always 4. The library reads the variable once, when it is loaded, which is at the first call
    // of a method here. A value of the user's stays.
    private const string SpinVariable = "GOMP_SPINCOUNT";
    private const string Spins = "10000";

    static NativeMethods()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = SetEnvironment(SpinVariable, Spins, overwrite: 0);
        }
    }

    // .NET's own environment is a copy that native libraries do not see.
    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
