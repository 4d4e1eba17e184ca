using Thelper.Sessions;
using Thelper.Tests.Support;
using Thelper.Torch;
using Thelper.Torch.Tests.PyTorch;

namespace Thelper.Tests.Sessions;

public sealed class CheckpointTests(FinishedSession session) : IClassFixture<FinishedSession>
{
    [SkippableFact]
    public void Python_loads_it_as_nothing_but_data() => PythonTorch.Check(
        """
        import sys, torch
        v = torch.load(sys.argv[1])
        keys = {'name', 'epoch', 'iter', 'source', 'git_sha1', 'version', 'task', 'outputs', 'model', 'model_type',
                'model_params', 'optimizer', 'scheduler', 'monitor_best', 'monitor_best_epoch', 'config'}
        assert keys <= set(v), keys - set(v)
        assert (v['name'], v['epoch'], v['iter']) == ('tiny', 1, 10), v
        assert v['model_type'] == 'thelper.nn.lenet.LeNet' and v['model_params'] == {'input_shape': [3, 16, 16]}, v
        assert v['config']['loaders']['torch_seed'] == 3 and v['scheduler'] is None, v
        assert set(v['outputs']) == {0, 1}, v
        assert set(v['outputs'][1]) == {'train/loss', 'train/metrics', 'valid/loss', 'valid/metrics'}, v
        assert set(v['outputs'][1]['valid/metrics']) == {'accuracy'}, v
        assert v['monitor_best_epoch'] in (0, 1) and 0 <= v['monitor_best'] <= 100, v
        """,
        Latest);

    [SkippableFact]
    public void Python_finds_the_weights_that_are_read_here()
    {
        using var checkpoint = Checkpoint.Load(Latest);
        var sums = checkpoint.Model.Select(entry => $"{entry.Key}={Sum(entry.Value):R}");

        PythonTorch.Check(
            """
            import sys, torch
            model = torch.load(sys.argv[1])['model']
            found = {name: float(tensor.double().sum()) for name, tensor in model.items()}
            wanted = {name: float(value) for name, value in (text.split('=') for text in sys.argv[2:])}
            assert list(found) == list(wanted), list(found)
            assert all(abs(found[name] - wanted[name]) < 1e-9 for name in found), found
            """,
            [Latest, .. sums]);
    }

    [SkippableFact]
    public void Pythons_optimizer_takes_its_state() => PythonTorch.Check(
        """
        import sys, torch
        v = torch.load(sys.argv[1])
        optimizer = torch.optim.Adam([torch.nn.Parameter(tensor.clone()) for tensor in v['model'].values()], lr=1)
        optimizer.load_state_dict(v['optimizer'])
        assert optimizer.param_groups[0]['lr'] == 0.01, optimizer
        assert len(optimizer.state) == len(v['model']), optimizer
        """,
        Latest);

    [Fact]
    public void Without_a_monitor_there_is_no_best_epoch()
    {
        using var tiny = new Train.TinySession();
        tiny.Start("trainer.monitor=", "trainer.epochs=1");
        using var scope = TensorScope.Open();
        var data = (OrderedDictionary<string, object?>)TorchFile.Load(tiny.EpochCheckpoints[0])!;

        Assert.Equal((null, -1L), (data["monitor_best"], data["monitor_best_epoch"]));
        Assert.False(File.Exists(Path.Combine(tiny.Directory.Checkpoints, "ckpt.best.pth")));
    }

    [Fact]
    public void Tensors_that_belong_to_no_session_are_refused()
    {
        using var folder = new TemporaryFolder();
        using var scope = TensorScope.Open();
        TorchFile.Save(folder["a.pth"], new Dictionary<string, Tensor> { ["weight"] = Operators.Empty([1]) });

        Assert.Equal(
            $"{folder["a.pth"]} holds tensors, but it is no checkpoint of a session: it has no epoch.",
            Assert.Throws<SessionException>(() => Checkpoint.Load(folder["a.pth"])).Message);
    }

    [Fact]
    public void An_entry_that_is_missing_is_told_with_the_file()
    {
        using var folder = new TemporaryFolder();
        TorchFile.Save(folder["a.pth"], new Dictionary<string, object?> { ["epoch"] = 1L });
        using var checkpoint = Checkpoint.Load(folder["a.pth"]);

        Assert.Equal(
            $"{folder["a.pth"]} is no checkpoint of a session: it has no proper entry 'name'.",
            Assert.Throws<SessionException>(() => checkpoint.Name).Message);
    }

    private string Latest => Directory.GetFiles(session.Directory.Checkpoints, "ckpt.0001.*.pth").Single();

    private static double Sum(Tensor tensor) => tensor.ToArray<float>().Sum(value => (double)value);
}
