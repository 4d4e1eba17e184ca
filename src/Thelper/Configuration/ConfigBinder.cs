namespace Thelper.Configuration;

/// <summary>
/// Fills options from a document. An options type is a class or record with a parameterless constructor and
/// <see langword="init"/> properties, whose initial values are the defaults. The key of <c>BatchSize</c> is
/// <c>batch_size</c>; <see langword="required"/> members must be given, and null is for nullable ones.
/// </summary>
/// <remarks>
/// Properties may be <see cref="bool"/>, <see cref="int"/>, <see cref="long"/>, <see cref="float"/>,
/// <see cref="double"/>, <see cref="string"/>, enums, <see cref="FilePath"/>, <see cref="ConfigNode"/> (as it stands),
/// options types, interfaces marked with <see cref="ComponentKindAttribute"/>, and <see cref="IReadOnlyList{T}"/> and
/// <see cref="IReadOnlyDictionary{TKey,TValue}"/> with text keys (in the order of the file) of those. They are checked
/// against ranges, lengths and <see cref="IValidatedOptions"/>.
/// </remarks>
public static class ConfigBinder
{
    /// <summary>Fills a <typeparamref name="T"/> from the top-level section.</summary>
    /// <param name="document">The configuration.</param>
    /// <param name="catalogue">The components that it may name.</param>
    /// <exception cref="ConfigException">The configuration has mistakes; all of them are listed.</exception>
    /// <exception cref="NotSupportedException">A property is of another type than those above.</exception>
    public static BoundConfig<T> Bind<T>(ConfigDocument document, ComponentCatalogue catalogue)
        where T : class
    {
        var report = new BindingReport(document.BaseFolder);
        var shape = new ValueShape(ValueKind.Record, typeof(T), IsNullable: false);
        new ValueBinder(catalogue, report).TryBind(shape, document.Root, ConfigPath.Root, out var value);
        if (report.Errors.Count > 0)
        {
            throw new ConfigException(report.Errors);
        }

        var root = (ConfigMapping)AbsolutePaths.In(document.Root, ConfigPath.Root, report.FilePaths);
        var resolved = new ConfigDocument(root, document.BaseFolder);
        return new BoundConfig<T>((T)value!, report.Warnings, report.Places, resolved);
    }
}
