using System.Globalization;
using System.Text.RegularExpressions;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Events;

/// <summary>
/// Makes a graph from the operators that were recorded while a batch went through a model. An operator that takes parameters or
/// buffers stands in the module that has them. Which module called one that takes none is not recorded, so that it stands beside
/// the module that its latest input comes from, which is mostly right: the activations and sums of a residual block stand in the
/// block, but so does what follows the last block. Edges are the tensors themselves.
/// </summary>
internal sealed partial class GraphOutline
{
    private readonly OperatorTrace _trace;
    private readonly Dictionary<int, (string Name, string? Place)> _values = [];
    private readonly Dictionary<int, string> _owners = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<GraphNode> _nodes = [];

    private GraphOutline(OperatorTrace trace) => _trace = trace;

    /// <summary>The graph of what was recorded.</summary>
    /// <param name="trace">Still open, so that the model's tensors can be told.</param>
    /// <param name="model">The model.</param>
    /// <param name="inputs">What went into it, by name.</param>
    public static ModelGraph Of(OperatorTrace trace, Module model, IEnumerable<(string Name, Tensor Tensor)> inputs)
    {
        var outline = new GraphOutline(trace);
        outline.AddSources(model.NamedParameters(), "Parameter");
        outline.AddSources(model.NamedBuffers(), "Buffer");
        outline.AddSources(inputs.Select(entry => ($"input.{entry.Name}", entry.Tensor)), "Input");
        foreach (var call in trace.Calls)
        {
            outline.Add(call);
        }

        return new ModelGraph(outline._nodes);
    }

    private void AddSources(IEnumerable<(string Name, Tensor Tensor)> tensors, string kind)
    {
        // An input that a tensor of the batch was made into without a copy is an output of that operator already.
        var made = _trace.Calls.SelectMany(call => call.Outputs).ToHashSet();
        foreach (var (name, tensor) in tensors)
        {
            if (_trace.FirstValueOf(tensor) is { } number && !made.Contains(number) && !_values.ContainsKey(number))
            {
                var path = name.Replace('.', '/');
                AddNode(new GraphNode(Unique(path), kind, [], [_trace.ShapeOf(number)]), [number], place: null);
                if (kind != "Input")
                {
                    _owners[number] = path.Contains('/', StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] : "";
                }
            }
        }
    }

    private void Add(TracedCall call)
    {
        foreach (var input in call.Inputs.Where(input => !_values.ContainsKey(input)))
        {
            AddNode(new GraphNode(Unique("constant"), "Constant", [], [_trace.ShapeOf(input)]), [input], place: null);
        }

        var owner = call.Inputs.Select(input => _owners.GetValueOrDefault(input)).FirstOrDefault(path => path is not null);
        var place = owner ?? PlaceAfter(call.Inputs);
        var name = Unique(place.Length == 0 ? NameOf(call.Operator) : $"{place}/{NameOf(call.Operator)}");
        var node = new GraphNode(
            name, call.Operator, [.. call.Inputs.Select(input => _values[input].Name)], [.. call.Outputs.Select(_trace.ShapeOf)]);

        // What follows a module stands beside it, not within.
        AddNode(node, call.Outputs, owner is null ? place : Above(owner));
    }

    private void AddNode(GraphNode node, IReadOnlyList<int> values, string? place)
    {
        _nodes.Add(node);
        for (var i = 0; i < values.Count; i++)
        {
            _values[values[i]] = (i == 0 ? node.Name : string.Create(CultureInfo.InvariantCulture, $"{node.Name}:{i}"), place);
        }
    }

    private string Unique(string path)
    {
        var clean = Odd().Replace(path, "_");
        var name = clean;
        for (var i = 1; !_names.Add(name); i++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{clean}_{i}");
        }

        return name;
    }

    /// <summary>
    /// The place of the value that was computed last; the one around it where another input has that, as the sum after the two
    /// ways of a residual block.
    /// </summary>
    private string PlaceAfter(IReadOnlyList<int> inputs)
    {
        string[] places = [.. inputs.OrderDescending().Select(input => _values[input].Place).OfType<string>()];
        return places.Length == 0 ? "" : places.Contains(Above(places[0])) ? Above(places[0]) : places[0];
    }

    private static string Above(string path) => path.Contains('/', StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] : "";

    /// <summary>The operator's own name: <c>relu</c> for <c>aten::relu_</c>, <c>add</c> for <c>aten::add.Tensor</c>.</summary>
    private static string NameOf(string schema) => schema[(schema.LastIndexOf(':') + 1)..].Split('.')[0].Trim('_');

    // What names of nodes may not have.
    [GeneratedRegex("[^A-Za-z0-9_./-]")]
    private static partial Regex Odd();
}
