using Thelper.Torch.Native;

namespace Thelper.Torch;

/// <summary>
/// A source of random numbers: libtorch's Mersenne Twister on the CPU, Philox on CUDA. Two generators with equal state
/// give equal numbers. Owns a native object until it is disposed.
/// </summary>
public sealed class Generator : IDisposable
{
    private Generator(GeneratorHandle handle) => Handle = handle;

    internal GeneratorHandle Handle { get; }

    /// <summary>The generator that operators draw from when they are given none; a change to it is seen by all.</summary>
    /// <param name="device">The device whose operators are meant.</param>
    public static Generator Default(Device device = default)
    {
        NativeMethods.GeneratorDefault(device.Native, out var handle);
        return new Generator(handle);
    }

    /// <summary>A CPU generator of its own.</summary>
    /// <param name="seed">Equal seeds give equal numbers.</param>
    public static Generator Create(ulong seed)
    {
        NativeMethods.GeneratorCreate(Device.Cpu.Native, seed, out var handle);
        return new Generator(handle);
    }

    /// <summary>Seeds the default generator of the CPU and of every CUDA device, as <c>torch.manual_seed</c> does.</summary>
    /// <param name="seed">Equal seeds give equal numbers.</param>
    public static void SeedAll(ulong seed)
    {
        using (var cpu = Default())
        {
            cpu.Seed(seed);
        }

        for (var i = 0; i < TorchProcess.CudaDeviceCount; i++)
        {
            using var cuda = Default(Device.Cuda(i));
            cuda.Seed(seed);
        }
    }

    /// <summary>Starts the sequence that belongs to a seed.</summary>
    /// <param name="seed">Equal seeds give equal numbers.</param>
    public void Seed(ulong seed) => NativeMethods.GeneratorSeed(Handle, seed);

    /// <summary>The whole state, as bytes that <see cref="SetState"/> takes back; uint8, one-dimensional.</summary>
    public Tensor GetState()
    {
        NativeMethods.GeneratorGetState(Handle, out var state);
        return Tensor.Own(state);
    }

    /// <summary>Goes back to a state that <see cref="GetState"/> gave.</summary>
    /// <param name="state">uint8, one-dimensional, from a generator of the same kind of device.</param>
    /// <exception cref="TorchException">The bytes are not the state of such a generator.</exception>
    public void SetState(Tensor state) => NativeMethods.GeneratorSetState(Handle, state.Handle);

    /// <inheritdoc/>
    public void Dispose() => Handle.Dispose();
}
