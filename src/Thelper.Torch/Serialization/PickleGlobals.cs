using System.Text;

namespace Thelper.Torch;

/// <summary>The list of names that a weights file may ask Python for, and what each stands for here.</summary>
internal static class PickleGlobals
{
    private const int LongestDeviceType = 16;

    private static readonly Dictionary<string, object> Allowed = Functions()
        .Concat(StorageNames.Types.SelectMany(Classes))
        .ToDictionary(StringComparer.Ordinal);

    // A file asks for a few of them again and again; so no texts are made of what is known.
    private static readonly (byte[] Lines, object Value)[] ByLines =
        [.. Allowed.Select(entry => (LinesOf(entry.Key), entry.Value))];

    /// <summary>What the next two lines name.</summary>
    /// <exception cref="TorchFileException">It is not on the list.</exception>
    public static object Read(PickleInput input, TorchFileName file)
    {
        foreach (var (lines, value) in ByLines)
        {
            if (input.TrySkip(lines))
            {
                return value;
            }
        }

        return Find(input.Line(), input.Line(), file);
    }

    public static object Find(string module, string name, TorchFileName file)
    {
        var full = $"{module}.{name}";
        return Allowed.TryGetValue(full, out var value) ? value : throw file.Refuse(
            $"asks for {TorchFileName.Quote(full)}, which is not in the list of things that a weights file may contain");
    }

    /// <summary>The storage that a persistent id names. The device it was on does not matter: all go to the CPU.</summary>
    public static PickledStorage Storage(object? id, TorchFileName file) =>
        id is object?[] and ["storage", PickledStorageClass kind, string key, string, long and >= 0 and var elements, .. var more]
            && more is [] or [null]
            ? new PickledStorage(key, kind.Type, elements)
            : throw file.Damaged("data.pkl refers to something outside it that is no storage");

    private static byte[] LinesOf(string name)
    {
        var dot = name.LastIndexOf('.');
        return Encoding.ASCII.GetBytes($"{name[..dot]}\n{name[(dot + 1)..]}\n");
    }

    private static Dictionary<string, object> Functions() => new()
    {
        ["collections.OrderedDict"] = (PickledFunction)OrderedDict,
        ["torch._utils._rebuild_tensor"] = (PickledFunction)RebuildOldTensor,
        ["torch._utils._rebuild_tensor_v2"] = (PickledFunction)RebuildTensor,
        ["torch._utils._rebuild_parameter"] = (PickledFunction)RebuildParameter,
        ["torch.Size"] = (PickledFunction)Size,
        ["torch.device"] = (PickledFunction)DeviceName,
        ["_codecs.encode"] = (PickledFunction)Encode,
    };

    private static IEnumerable<KeyValuePair<string, object>> Classes(ScalarType type) =>
    [
        new($"torch.{type.Storage()}", new PickledStorageClass(type)),
        new($"torch.{type.Dtype()}", type),
    ];

    private static PickledDictionary OrderedDict(object?[] arguments, TorchFileName file) =>
        arguments is [] ? new PickledDictionary() : throw Misused("collections.OrderedDict", file);

    private static PickledTensor RebuildTensor(object?[] arguments, TorchFileName file) => arguments switch
    {
        [PickledStorage storage, long offset, object?[] size, object?[] stride, bool, _, .. var more]
            when IsPlain(more) => new PickledTensor(storage, offset, Integers(size, file), Integers(stride, file)),
        _ => throw Misused("torch._utils._rebuild_tensor_v2", file),
    };

    /// <summary>As PyTorch before 0.4 wrote them.</summary>
    private static PickledTensor RebuildOldTensor(object?[] arguments, TorchFileName file) => arguments switch
    {
        [PickledStorage storage, long offset, object?[] size, object?[] stride] =>
            new PickledTensor(storage, offset, Integers(size, file), Integers(stride, file)),
        _ => throw Misused("torch._utils._rebuild_tensor", file),
    };

    /// <summary>Newer files may say that a tensor is to be conjugated or negated when it is used.</summary>
    private static bool IsPlain(object?[] more) => more is [] or [null] or [PickledDictionary { Entries.Count: 0 }];

    private static PickledTensor RebuildParameter(object?[] arguments, TorchFileName file) =>
        arguments is [PickledTensor tensor, bool, _] ? tensor : throw Misused("torch._utils._rebuild_parameter", file);

    private static object?[] Size(object?[] arguments, TorchFileName file) =>
        arguments is [object?[] sizes] ? sizes : throw Misused("torch.Size", file);

    private static string DeviceName(object?[] arguments, TorchFileName file) => arguments switch
    {
        [string name] => name,
        [string { Length: <= LongestDeviceType } type, long index] => $"{type}:{index}",
        _ => throw Misused("torch.device", file),
    };

    private static PickledBytes Encode(object?[] arguments, TorchFileName file) =>
        arguments is [string text, "latin1"] ? new PickledBytes(text) : throw Misused("_codecs.encode", file);

    private static long[] Integers(object?[] tuple, TorchFileName file)
    {
        // Before the copy: a tuple of millions may be stored once and used by a million tensors.
        if (tuple.Length > TorchFileLimits.Rank)
        {
            throw file.Refuse(
                $"has a tensor of {tuple.Length} dimensions, and at most {TorchFileLimits.Rank} are supported");
        }

        return Array.ConvertAll(
            tuple, item => item is long number ? number : throw Misused("torch._utils._rebuild_tensor_v2", file));
    }

    private static TorchFileException Misused(string name, TorchFileName file) =>
        file.Refuse($"calls '{name}' with arguments that a weights file does not give it");
}
