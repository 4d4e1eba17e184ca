using Thelper.Torch.Native;

namespace Thelper.Torch;

/// <summary>One overload of an operator, found in libtorch's table at its first call.</summary>
internal sealed class OperatorReference(string name, string overload)
{
    private nint _pointer;

    public string Name { get; } = overload.Length == 0 ? name : $"{name}.{overload}";

    public nint Pointer
    {
        get
        {
            // Two threads may both look it up: either of what they find is as good, and what is found is never freed.
            if (_pointer == 0)
            {
                NativeMethods.OperatorFind(name, overload, out var found);
                _pointer = found;
            }

            return _pointer;
        }
    }
}
