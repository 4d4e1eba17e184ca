using Thelper.Torch.Modules;

namespace Thelper.Torch.Tests.Modules;

public sealed class ContainerTests
{
    [Fact]
    public void A_list_names_its_modules_by_number_as_PyTorch_does()
    {
        using var list = new ModuleList<Module<Tensor, Tensor>>(new Linear(2, 3), new ReLU());
        list.Add(new Linear(3, 1, bias: false));

        Assert.Equal(["0.weight", "0.bias", "2.weight"], list.NamedParameters().Select(entry => entry.Name));
        Assert.Equal(3, list.Count);
        Assert.IsType<ReLU>(list[1]);
    }

    [Fact]
    public void A_dictionary_names_its_modules_in_the_order_of_their_addition()
    {
        using var dictionary = new ModuleDict<Linear>(("last", new Linear(2, 3)), ("first", new Linear(3, 1)));

        Assert.Equal(["last.weight", "last.bias", "first.weight", "first.bias"], dictionary.NamedParameters().Select(entry => entry.Name));
        Assert.Equal(["last", "first"], dictionary.Keys);
        Assert.True(dictionary.TryGetValue("first", out var found) && found == dictionary["first"]);
    }

    [Fact]
    public void Modules_of_a_list_are_freed_with_it()
    {
        var layer = new Linear(2, 3);
        new ModuleList<Linear>(layer).Dispose();

        Assert.Throws<ObjectDisposedException>(() => layer.Weight.Shape);
    }
}
