using Google.Protobuf;

namespace Thelper.Events;

/// <summary>A node of a model's graph.</summary>
/// <param name="Name">Its path: the module's, with slashes, and the operator's, such as <c>layer1/0/conv1/conv2d</c>.</param>
/// <param name="Kind">The operator, or <c>Parameter</c>, <c>Buffer</c>, <c>Input</c>, <c>Constant</c>.</param>
/// <param name="Inputs">The nodes that its tensors come from; <c>NODE:NUMBER</c> for an output that is not the first.</param>
/// <param name="Shapes">Of its outputs.</param>
public sealed record GraphNode(string Name, string Kind, IReadOnlyList<string> Inputs, IReadOnlyList<IReadOnlyList<long>> Shapes);

/// <summary>The operators that one batch went through, in their order, and the tensors that went from one to the next.</summary>
/// <param name="Nodes">Each before those that it feeds.</param>
public sealed record ModelGraph(IReadOnlyList<GraphNode> Nodes)
{
    /// <summary>The graph as TensorBoard draws it: a serialised GraphDef.</summary>
    internal ByteString ToGraphDef()
    {
        var graph = new GraphDef { Versions = new VersionDef { Producer = 1 } };
        foreach (var node in Nodes)
        {
            var shapes = new AttrValue { List = new AttrValue.Types.ListValue() };
            shapes.List.Shape.AddRange(node.Shapes.Select(shape => Summaries.Shape([.. shape])));
            graph.Node.Add(new NodeDef { Name = node.Name, Op = node.Kind, Input = { node.Inputs }, Attr = { ["_output_shapes"] = shapes } });
        }

        return graph.ToByteString();
    }
}
