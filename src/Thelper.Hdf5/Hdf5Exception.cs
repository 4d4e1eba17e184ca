using Thelper.Hdf5.Native;

namespace Thelper.Hdf5;

/// <summary>An HDF5 file cannot be read or written. The message is a sentence that names the file and the place in it.</summary>
public sealed class Hdf5Exception : Exception
{
    internal Hdf5Exception(string reason)
        : base($"The HDF5 file cannot be used: {reason}.") => Reason = reason;

    internal Hdf5Exception(string place, string reason, Exception? cause = null)
        : base($"Cannot use {place}: {reason}.", cause) => Reason = reason;

    private string Reason { get; }

    /// <summary>Makes a native call whose error then names the place.</summary>
    internal static void During(string place, Func<Status> call)
    {
        try
        {
            call();
        }
        catch (Hdf5Exception exception)
        {
            throw new Hdf5Exception(place, exception.Reason, exception);
        }
    }
}
