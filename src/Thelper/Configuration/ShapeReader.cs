using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace Thelper.Configuration;

/// <summary>Finds the shape of an options property from its declaration.</summary>
internal sealed class ShapeReader(PropertyInfo property)
{
    private readonly RangeAttribute? _range = property.GetCustomAttribute<RangeAttribute>();

    public ValueShape Read() => Shape(new NullabilityInfoContext().Create(property)) with
    {
        AllowsSingle = property.IsDefined(typeof(AllowSingleAttribute)),
        Switch = property.GetCustomAttribute<SwitchAttribute>(),
        TakesNumberAsText = property.IsDefined(typeof(NumberAsTextAttribute)),
        IsNamedByKey = property.IsDefined(typeof(NamedByKeyAttribute)),
        TextIsPath = property.IsDefined(typeof(TextIsPathAttribute)),
        Length = property.GetCustomAttribute<LengthAttribute>(),
    };

    private ValueShape Shape(NullabilityInfo info)
    {
        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        var shape = new ValueShape(KindOf(type), type, info.ReadState == NullabilityState.Nullable);
        return shape.Kind switch
        {
            ValueKind.Integer or ValueKind.Number => shape with { Range = _range },
            ValueKind.List => shape with
            {
                Item = Shape(info.GenericTypeArguments[^1]) with
                {
                    TakesNumberAsText = property.IsDefined(typeof(NumberAsTextAttribute)),
                },
            },
            ValueKind.Dictionary => shape with
            {
                Item = Shape(info.GenericTypeArguments[^1]) with { AllowsSingle = property.IsDefined(typeof(AllowSingleAttribute)) },
            },
            _ => shape,
        };
    }

    private ValueKind KindOf(Type type) => type switch
    {
        _ when type == typeof(bool) => ValueKind.Boolean,
        _ when type == typeof(int) || type == typeof(long) => ValueKind.Integer,
        _ when type == typeof(float) || type == typeof(double) => ValueKind.Number,
        _ when type == typeof(string) => ValueKind.Text,
        _ when type == typeof(FilePath) => ValueKind.Path,
        _ when type == typeof(ConfigNode) => ValueKind.Raw,
        { IsEnum: true } => ValueKind.Choice,
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => ValueKind.List,
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>)
            && type.GenericTypeArguments[0] == typeof(string) => ValueKind.Dictionary,
        _ when type.IsDefined(typeof(ComponentKindAttribute), inherit: false) => ValueKind.Component,
        { IsClass: true, IsAbstract: false } when type.GetConstructor(Type.EmptyTypes) is not null => ValueKind.Record,
        _ => throw new NotSupportedException(
            $"{property.DeclaringType}.{property.Name} is of type {type}, which no configuration value can become."),
    };
}
