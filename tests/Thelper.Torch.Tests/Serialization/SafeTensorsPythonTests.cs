using Thelper.Torch.Tests.PyTorch;

namespace Thelper.Torch.Tests.Serialization;

/// <summary>Both ways with a reader and a writer of the published format in a few lines of Python, apart from ours.</summary>
public sealed class SafeTensorsPythonTests
{
    internal const string Format = """
        import json, struct, sys, torch
        types = dict(F64='float64', F32='float32', F16='float16', BF16='bfloat16', I64='int64', I32='int32', I16='int16',
                     I8='int8', U8='uint8', BOOL='bool')
        def read(path):
            data = open(path, 'rb').read()
            size, = struct.unpack('<Q', data[:8])
            header, body = json.loads(data[8:8 + size]), data[8 + size:]
            meta = header.pop('__metadata__', {})
            assert sum(e - b for b, e in (v['data_offsets'] for v in header.values())) == len(body)
            return meta, {k: torch.frombuffer(bytearray(body[slice(*v['data_offsets'])]), dtype=getattr(torch, types[v['dtype']]))
                          .reshape(v['shape']) for k, v in header.items()}
        def write(path, tensors, meta):
            header, body, names = {'__metadata__': meta}, b'', {v: k for k, v in types.items()}
            for key, t in tensors.items():
                raw = bytes(t.contiguous().flatten().view(torch.uint8).tolist()) if t.dim() else bytes(t.reshape(1).view(torch.uint8).tolist())
                header[key] = dict(dtype=names[str(t.dtype)[6:]], shape=list(t.shape), data_offsets=[len(body), len(body) + len(raw)])
                body += raw
            text = json.dumps(header).encode()
            open(path, 'wb').write(struct.pack('<Q', len(text)) + text + body)

        """;

    [SkippableFact]
    public void Python_reads_what_is_written_here()
    {
        using var scope = TensorScope.Open();
        using var file = new TemporaryFile();
        var tensors = Enum.GetValues<ScalarType>().ToDictionary(
            type => type.ToString().ToLowerInvariant(),
            type => Operators.Arange(6, ScalarType.Float32).Reshape([2, 3]).Transpose(0, 1).To(Device.Cpu, type));
        tensors.Add("scalar", Tensors.FromScalar(2.5));
        SafeTensorsFile.Save(file.Path, tensors, new Dictionary<string, string> { ["format"] = "pt" });

        PythonTorch.Check(
            Format + """
            meta, v = read(sys.argv[1])
            assert meta == {'format': 'pt'} and len(v) == 11, v
            assert v.pop('scalar').item() == 2.5
            for name, tensor in v.items():
                assert torch.equal(tensor, torch.arange(6.).view(2, 3).t().to(getattr(torch, name))), name
            """,
            file.Path);
    }

    [SkippableFact]
    public void What_Python_writes_is_read_here()
    {
        using var scope = TensorScope.Open();
        using var file = new TemporaryFile();
        PythonTorch.Check(
            Format + """
            values = {d: torch.arange(6.).view(2, 3).t().to(getattr(torch, d)) for d in types.values()}
            write(sys.argv[1], {**values, 'scalar': torch.tensor(2.5)}, {'by': 'Python'})
            """,
            file.Path);

        var loaded = SafeTensorsFile.Load(file.Path);

        Assert.Equal("Python", SafeTensorsFile.LoadMetadata(file.Path)["by"]);
        Assert.Equal(Enum.GetValues<ScalarType>().Length + 1, loaded.Count);
        Assert.Equal(2.5, loaded["scalar"].ToDouble());
        Assert.All(Enum.GetValues<ScalarType>(), type => Assert.True(
            Operators.Arange(6, ScalarType.Float32).Reshape([2, 3]).Transpose(0, 1).To(Device.Cpu, type)
                .Equal(loaded[type.ToString().ToLowerInvariant()])));
    }
}
