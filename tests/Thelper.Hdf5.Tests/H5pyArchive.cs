using Thelper.Tests.Support;

namespace Thelper.Hdf5.Tests;

/// <summary>One archive of Python's h5py for all tests of a class.</summary>
public sealed class H5pyArchive : IDisposable
{
    private const string Write = """
        f = h5py.File(sys.argv[1], 'w')
        for name in ['i1', 'u1', '>i2', 'u2', '<i4', 'u4', '>i8', 'u8', 'f2', 'f4', '>f8', '?', 'c8']:
            f['types/' + name] = np.zeros((2, 3), name)
        f['big'] = np.array([[1, -2], [300, 4]], '>i2')
        f['half'] = np.array([0.5, 1024], 'f2')
        f['truth'] = np.array([True, False, True])
        f['text/variable'] = np.array(['ä', 'bc'], dtype=h5py.string_dtype())
        f['text/fixed'] = np.array([b'abc', b'd'], dtype='S5')
        f['text/full'] = np.array([b'abcde', b'd'], dtype='S5')
        d = f.create_dataset('bytes', (3,), dtype=h5py.vlen_dtype(np.uint8))
        d[0] = [1, 2, 3]
        d[2] = [9]
        f.create_dataset('chunks', data=np.arange(24, dtype='f4').reshape(4, 3, 2), chunks=(2, 3, 2), compression='gzip')
        f.create_group('train/inner')
        f['train/b'] = 1
        f['train/a'] = 2
        f['train/gone'] = h5py.SoftLink('/nowhere')
        f['train'].attrs['count'] = 7
        f.attrs['variable'] = 'wörter'
        f.attrs.create('fixed', 'wörter'.encode(), dtype='S9')
        f.attrs['list'] = np.array(['wörter'], dtype=h5py.string_dtype())
        f.attrs['shape'] = (3, 4, 5)
        f.close()
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly Lock _lock = new();

    public Hdf5File Open()
    {
        var path = _folder["archive.h5"];
        lock (_lock)
        {
            if (!File.Exists(path))
            {
                Python.Run(Write, path);
            }
        }

        return Hdf5File.Open(path);
    }

    public void Dispose() => _folder.Dispose();
}
