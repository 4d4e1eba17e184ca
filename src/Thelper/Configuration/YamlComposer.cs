using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Thelper.Configuration;

/// <summary>Turns the events of the YAML parser into nodes.</summary>
internal sealed class YamlComposer(Func<Mark, ConfigLocation> locate, Func<string, string?> environment)
{
    // A configuration nests some ten levels; deeper ones would exhaust the stack of whoever walks the tree.
    public const int DeepestLevel = 100;

    // Aliases of aliases grow exponentially: a dozen lines can stand for billions of values.
    private const long MostAliasedNodes = 1_000_000;

    private readonly Dictionary<AnchorName, ConfigNode> _anchors = [];
    private readonly List<ConfigError> _errors = [];
    private long _aliasedNodes;

    /// <summary>The only value in <paramref name="text"/>, or null where there is none.</summary>
    public ConfigNode? Compose(string text)
    {
        var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        ConfigNode? root = null;
        try
        {
            root = ComposeStream(parser);
        }
        catch (YamlException exception)
        {
            var place = locate(SyntaxSentence.Place(exception, text));
            _errors.Add(new ConfigError(place, ConfigPath.Root, SyntaxSentence.Of(exception, text)));
        }
        catch (Exception slip) when (parser.Current is not null && SyntaxSentence.OfSlip(slip) is { } sentence)
        {
            _errors.Add(new ConfigError(locate(parser.Current.End), ConfigPath.Root, sentence));
        }

        return _errors.Count == 0 ? root : throw new ConfigException(_errors);
    }

    private ConfigNode? ComposeStream(Parser parser)
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            return null;
        }

        parser.Consume<DocumentStart>();
        var root = ComposeNode(parser, ConfigPath.Root, level: 0);
        parser.Consume<DocumentEnd>();
        if (parser.Accept<DocumentStart>(out var second))
        {
            Refuse(second, ConfigPath.Root, "a second document starts here, but a configuration has only one.");
        }

        return root;
    }

    private ConfigNode ComposeNode(Parser parser, string path, int level)
    {
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            return Resolve(alias, path);
        }

        if (!parser.Accept<NodeEvent>(out var start) || level > DeepestLevel)
        {
            throw new ConfigException(new ConfigError(
                locate(parser.Current!.Start), path, $"values are nested deeper than {DeepestLevel} levels."));
        }

        var location = locate(start.Start);
        ConfigNode node = start switch
        {
            MappingStart => ComposeMapping(parser, location, path, level),
            SequenceStart => ComposeSequence(parser, location, path, level),
            _ => ComposeScalar(parser.Consume<Scalar>(), location, path),
        };
        CheckTag(start, path);
        if (!start.Anchor.IsEmpty)
        {
            _anchors[start.Anchor] = node;
        }

        return node;
    }

    private ConfigMapping ComposeMapping(Parser parser, ConfigLocation location, string path, int level)
    {
        parser.Consume<MappingStart>();
        var mapping = new MappingBuilder(location, path, _errors);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (parser.TryConsume<Scalar>(out var key))
            {
                var value = ComposeNode(parser, ConfigPath.Join(path, key.Value), level + 1);
                mapping.Add(key, locate(key.Start), value);
            }
            else
            {
                const string Sentence = "a key must be a single word, but here it is a list, a section or an alias.";
                Refuse(parser.Current!, path, Sentence);
                ComposeNode(parser, path, level + 1);
                ComposeNode(parser, path, level + 1);
            }
        }

        return mapping.Build();
    }

    private ConfigSequence ComposeSequence(Parser parser, ConfigLocation location, string path, int level)
    {
        parser.Consume<SequenceStart>();
        var items = new List<ConfigNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ComposeNode(parser, ConfigPath.Join(path, items.Count), level + 1));
        }

        return new ConfigSequence(items, location);
    }

    private ConfigScalar ComposeScalar(Scalar scalar, ConfigLocation location, string path)
    {
        if (!EnvironmentVariables.TryReplace(scalar.Value, environment, out var text, out var problem))
        {
            _errors.Add(new ConfigError(location, path, problem));
        }

        var isQuoted = scalar.Style != ScalarStyle.Plain || YamlTag.MeansText(scalar.Tag);
        return new ConfigScalar(text, isQuoted, location, text == scalar.Value ? null : scalar.Value);
    }

    private ConfigNode Resolve(AnchorAlias alias, string path)
    {
        if (!_anchors.TryGetValue(alias.Value, out var node))
        {
            Refuse(
                alias,
                path,
                $"'*{alias.Value}' stands for nothing, as no value above is named '&{alias.Value}'; "
                + "put text that starts with '*' in quotes.");
            return ConfigScalar.Of(null, locate(alias.Start));
        }

        _aliasedNodes += node.Size;
        return _aliasedNodes <= MostAliasedNodes
            ? node
            : throw new ConfigException(new ConfigError(
                locate(alias.Start), path, $"aliases repeat more than {MostAliasedNodes} values."));
    }

    private void CheckTag(NodeEvent node, string path)
    {
        if (!YamlTag.IsKnown(node.Tag))
        {
            Refuse(
                node, path, $"the tag '{node.Tag.Value}' is not supported; a configuration holds plain values only.");
        }
    }

    private void Refuse(ParsingEvent place, string path, string sentence) =>
        _errors.Add(new ConfigError(locate(place.Start), path, sentence));
}
