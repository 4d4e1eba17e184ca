namespace Thelper.Hdf5;

/// <summary>What the elements of an array are. Numbers of any byte order in the file are given in this machine's.</summary>
public enum Hdf5Type
{
    /// <summary>8-bit signed integers.</summary>
    Int8,

    /// <summary>8-bit unsigned integers.</summary>
    UInt8,

    /// <summary>16-bit signed integers.</summary>
    Int16,

    /// <summary>16-bit unsigned integers.</summary>
    UInt16,

    /// <summary>32-bit signed integers.</summary>
    Int32,

    /// <summary>32-bit unsigned integers.</summary>
    UInt32,

    /// <summary>64-bit signed integers.</summary>
    Int64,

    /// <summary>64-bit unsigned integers.</summary>
    UInt64,

    /// <summary>32-bit floats; 16-bit ones of a file are given as these.</summary>
    Float32,

    /// <summary>64-bit floats.</summary>
    Float64,

    /// <summary>Truth values of one byte, as Python's h5py stores them.</summary>
    Boolean,

    /// <summary>Texts of fixed or variable length.</summary>
    Text,

    /// <summary>Vectors of bytes, each of its own length.</summary>
    Bytes,

    /// <summary>What HDF5 can hold but this library does not read, such as records.</summary>
    Other,
}
