using Thelper.Events;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Tests.Events;

public sealed class GraphOutlineTests
{
    [Fact]
    public void Operators_with_parameters_stand_in_their_modules_and_edges_are_the_tensors()
    {
        using var model = new Residual();
        var graph = Outline(model, input => model.Forward(input));

        var expected = new[]
        {
            "first/weight Parameter <- ",
            "first/bias Parameter <- ",
            "block/inner/weight Parameter <- ",
            "block/inner/bias Parameter <- ",
            "input/image Input <- ",
            "first/linear aten::linear <- input/image, first/weight, first/bias",
            "relu aten::relu_ <- first/linear",
            "block/inner/linear aten::linear <- relu, block/inner/weight, block/inner/bias",
            "add aten::add.Tensor <- block/inner/linear, relu",
        };
        Assert.Equal(expected, graph.Nodes.Select(node => $"{node.Name} {node.Kind} <- {string.Join(", ", node.Inputs)}"));
    }

    [Fact]
    public void Shapes_of_the_outputs_are_known()
    {
        using var model = new Residual();

        Assert.Equal([2L, 3L], Outline(model, input => model.Forward(input)).Nodes.Single(node => node.Name == "add").Shapes.Single());
    }

    [Fact]
    public void The_same_operator_again_has_another_name()
    {
        using var model = new Residual();
        var graph = Outline(model, input => model.Forward(model.Forward(input)));

        Assert.Contains(graph.Nodes, node => node.Name == "first/linear_1");
        Assert.Equal(graph.Nodes.Count, graph.Nodes.Select(node => node.Name).Distinct().Count());
    }

    [Fact]
    public void A_second_output_is_named_by_its_number()
    {
        using var model = new Residual();
        var graph = Outline(model, input =>
        {
            var (values, indices) = input.Topk(1);
            return values.Add(indices);
        });

        Assert.Equal(["topk", "topk:1"], graph.Nodes.Single(node => node.Kind.StartsWith("aten::add", StringComparison.Ordinal)).Inputs);
    }

    private static ModelGraph Outline(Module model, Func<Tensor, Tensor> compute)
    {
        using var scope = TensorScope.Open();
        var input = Operators.Ones([2, 3]);
        using var trace = OperatorTrace.Open();
        compute(input);
        return GraphOutline.Of(trace, model, [("image", input)]);
    }

    private sealed class Residual : Module<Tensor, Tensor>
    {
        private readonly Linear _first;
        private readonly Block _block;

        public Residual()
        {
            _first = Register("first", new Linear(3, 3));
            _block = Register("block", new Block());
        }

        protected override Tensor Compute(Tensor input)
        {
            using var scope = TensorScope.Open();
            var start = _first.Forward(input).ReluInPlace();
            return scope.Keep(_block.Forward(start).Add(start));
        }
    }

    private sealed class Block : Module<Tensor, Tensor>
    {
        private readonly Linear _inner;

        public Block() => _inner = Register("inner", new Linear(3, 3));

        protected override Tensor Compute(Tensor input) => _inner.Forward(input);
    }
}
