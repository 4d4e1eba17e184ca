using Thelper.Torch.Native;

namespace Thelper.Torch;

/// <summary>Whether operators called from this thread record what a backward pass needs; on by default.</summary>
public static class GradMode
{
    /// <summary>Whether operators record.</summary>
    public static bool IsEnabled => NativeMethods.GradIsEnabled() != 0;

    /// <summary>Records nothing until the result is disposed: <c>using var mode = GradMode.Disable();</c></summary>
    public static Setting Disable() => new(enabled: false);

    /// <summary>Records, within a part of the code that otherwise does not, until the result is disposed.</summary>
    public static Setting Enable() => new(enabled: true);

    /// <summary>A mode that lasts until it is disposed; a ref struct, because the mode is the thread's.</summary>
    public readonly ref struct Setting : IDisposable
    {
        private readonly bool _before;

        internal Setting(bool enabled)
        {
            _before = IsEnabled;
            NativeMethods.GradSetEnabled(enabled ? (byte)1 : (byte)0);
        }

        /// <summary>Goes back to the mode before.</summary>
        public void Dispose() => NativeMethods.GradSetEnabled(_before ? (byte)1 : (byte)0);
    }
}
