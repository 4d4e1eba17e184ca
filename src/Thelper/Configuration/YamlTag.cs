using YamlDotNet.Core;

namespace Thelper.Configuration;

/// <summary>The few tags that a configuration may carry: those that say what the value is anyway.</summary>
internal static class YamlTag
{
    private const string Prefix = "tag:yaml.org,2002:";

    public static bool IsKnown(TagName tag) =>
        tag.IsEmpty || tag.IsNonSpecific
        || tag.Value is Prefix + "str" or Prefix + "int" or Prefix + "float" or Prefix + "bool" or Prefix + "null"
            or Prefix + "map" or Prefix + "seq";

    public static bool MeansText(TagName tag) => !tag.IsEmpty && (tag.IsNonSpecific || tag.Value == Prefix + "str");
}
