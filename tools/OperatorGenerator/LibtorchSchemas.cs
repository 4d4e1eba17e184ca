using System.Runtime.InteropServices;

namespace Thelper.OperatorGenerator;

/// <summary>Reads operator schemas from the libtorch that <c>native/torch</c> was built with.</summary>
internal static partial class LibtorchSchemas
{
    private const string Library = "thelper_torch";

    /// <summary>The schema of an operator as libtorch prints it.</summary>
    /// <param name="qualifiedName">Such as <c>aten::add.Tensor</c>.</param>
    /// <exception cref="InvalidDataException">libtorch has no such operator.</exception>
    public static string Read(string qualifiedName)
    {
        var dot = qualifiedName.IndexOf('.', StringComparison.Ordinal);
        var name = dot < 0 ? qualifiedName : qualifiedName[..dot];
        var overload = dot < 0 ? "" : qualifiedName[(dot + 1)..];
        Check(Find(name, overload, out var found), qualifiedName);
        Check(Schema(found, out var text), qualifiedName);
        var schema = Marshal.PtrToStringUTF8(text)!;
        TextFree(text);
        return schema;
    }

    private static void Check(nint error, string qualifiedName)
    {
        if (error != 0)
        {
            throw new InvalidDataException($"{qualifiedName}: {Marshal.PtrToStringUTF8(ErrorMessage(error))}");
        }
    }

    [LibraryImport(Library, EntryPoint = "th_operator_find", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Find(string name, string overload, out nint found);

    [LibraryImport(Library, EntryPoint = "th_operator_schema")]
    private static partial nint Schema(nint found, out nint schema);

    [LibraryImport(Library, EntryPoint = "th_error_message")]
    private static partial nint ErrorMessage(nint error);

    [LibraryImport(Library, EntryPoint = "th_text_free")]
    private static partial void TextFree(nint text);
}
