using Thelper.Torch.Native;

namespace Thelper.Torch;

/// <summary>
/// Whether operators called from this thread compute in a shorter type where that is safe (matrix products, convolutions)
/// while parameters and what needs precision stay in single precision; off by default. <c>torch.autocast</c>.
/// </summary>
/// <remarks>
/// <code>
/// using (Autocast.Enable(device, ScalarType.BFloat16))
/// {
///     loss = criterion.Forward(model.Forward(input), target);
/// }
///
/// loss.Backward();
/// </code>
/// A converted parameter is kept until the outermost part ends, so no optimizer step belongs into one.
/// </remarks>
public static class Autocast
{
    /// <summary>The type that operators on such a device compute in; null where autocast is off.</summary>
    /// <param name="device">All devices of a kind share the mode.</param>
    public static ScalarType? Current(Device device) =>
        NativeMethods.AutocastIsEnabled(device.Native.Type) != 0 ? TypeOf(device) : null;

    /// <summary>Computes in a shorter type until the result is disposed.</summary>
    /// <param name="device">All devices of a kind share the mode.</param>
    /// <param name="type"><see cref="ScalarType.BFloat16"/>, or <see cref="ScalarType.Float16"/> on CUDA alone.</param>
    /// <exception cref="ArgumentException">libtorch does not compute in this type there.</exception>
    public static Setting Enable(Device device, ScalarType type) =>
        type == ScalarType.BFloat16 || (type == ScalarType.Float16 && !device.IsCpu)
            ? new(device, type)
            : throw new ArgumentException(
                $"Autocast on {device} cannot compute in {type}; it can in BFloat16{(device.IsCpu ? "" : " and Float16")}.", nameof(type));

    /// <summary>Computes in the types of the tensors, within a part of the code that otherwise does not.</summary>
    /// <param name="device">All devices of a kind share the mode.</param>
    public static Setting Disable(Device device) => new(device, null);

    private static ScalarType TypeOf(Device device) => (ScalarType)NativeMethods.AutocastGetType(device.Native.Type);

    /// <summary>
    /// A mode that lasts until it is disposed; a ref struct, because the mode is the thread's. The default value changes
    /// nothing.
    /// </summary>
    public readonly ref struct Setting : IDisposable
    {
        private readonly bool _isOpen;
        private readonly Device _device;
        private readonly byte _enabledBefore;
        private readonly ScalarType _typeBefore;

        internal Setting(Device device, ScalarType? type)
        {
            (_isOpen, _device) = (true, device);
            (_enabledBefore, _typeBefore) = (NativeMethods.AutocastIsEnabled(device.Native.Type), TypeOf(device));
            NativeMethods.AutocastSet(device.Native.Type, type is null ? (byte)0 : (byte)1, (int)(type ?? _typeBefore));
            NativeMethods.AutocastEnter();
        }

        /// <summary>Goes back to the mode before.</summary>
        public void Dispose()
        {
            if (_isOpen)
            {
                NativeMethods.AutocastLeave();
                NativeMethods.AutocastSet(_device.Native.Type, _enabledBefore, (int)_typeBefore);
            }
        }
    }
}
