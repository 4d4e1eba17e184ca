using System.Runtime.InteropServices;
using Thelper.Torch.Native;

namespace Thelper.Torch.Modules;

/// <summary>
/// A model that PyTorch saved together with its program (TorchScript, <c>torch.jit.save</c>). It is frozen: it computes as in
/// evaluation, whatever mode it is set to, and has no parameters to train; all its tensors are buffers, under the script's names.
/// </summary>
/// <remarks>
/// A file of weights is read as data, but this one holds a program, which libtorch runs. It can reach what PyTorch's operators
/// reach; load only files whose origin you trust.
/// </remarks>
public sealed class ScriptModule : Module<Tensor, Tensor>
{
    private readonly ScriptHandle _script;
    private readonly string _path;

    private ScriptModule(ScriptHandle script, string path)
    {
        (_script, _path) = (script, path);
        for (var i = 0L; i < NativeMethods.ScriptTensorCount(script); i++)
        {
            NativeMethods.ScriptTensor(script, i, out var tensor);
            RegisterBuffer(Marshal.PtrToStringUTF8(NativeMethods.ScriptTensorName(script, i))!, Tensor.Own(tensor));
        }
    }

    /// <summary>Loads a file, onto the CPU; <see cref="Module.To(Device)"/> moves it.</summary>
    /// <param name="path">What <c>torch.jit.save</c> wrote.</param>
    /// <exception cref="TorchFileException">The file is not there, or is none that libtorch can run.</exception>
    public static ScriptModule Load(string path)
    {
        if (!File.Exists(path))
        {
            throw new TorchFileName(path).Refuse("does not exist");
        }

        try
        {
            NativeMethods.ScriptLoad(path, out var script);
            return new ScriptModule(script, path);
        }
        catch (TorchException cause)
        {
            throw new TorchFileName(path).Refuse($"is no TorchScript file that can be used ({cause.Message.TrimEnd('.')})", cause);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="TorchException">The script fails, or gives something other than a tensor.</exception>
    protected override Tensor Compute(Tensor input)
    {
        try
        {
            NativeMethods.ScriptForward(_script, input.Handle, out var output);
            return Tensor.Own(output);
        }
        catch (TorchException cause)
        {
            throw new TorchException($"{_path}({input}) failed: {cause.Message}");
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _script.Dispose();
    }
}
