#include "type.h"

namespace {

th_type integer_of(hid_t type)
{
    const bool is_signed = H5Tget_sign(type) == H5T_SGN_2;
    switch (H5Tget_size(type)) {
    case 1: return is_signed ? TH_INT8 : TH_UINT8;
    case 2: return is_signed ? TH_INT16 : TH_UINT16;
    case 4: return is_signed ? TH_INT32 : TH_UINT32;
    case 8: return is_signed ? TH_INT64 : TH_UINT64;
    default: return TH_OTHER;
    }
}

th_type float_of(hid_t type)
{
    switch (H5Tget_size(type)) {
    case 2: return TH_FLOAT32;
    case 4: return TH_FLOAT32;
    case 8: return TH_FLOAT64;
    default: return TH_OTHER;
    }
}

th_type vector_of(hid_t type)
{
    const Id base(H5Tget_super(type), H5Tclose, "the type cannot be read");
    return H5Tget_class(base) == H5T_INTEGER && H5Tget_size(base) == 1 ? TH_BYTES : TH_OTHER;
}

} // namespace

th_type type_of(hid_t type)
{
    switch (H5Tget_class(type)) {
    case H5T_INTEGER: return integer_of(type);
    case H5T_FLOAT: return float_of(type);
    case H5T_STRING: return TH_TEXT;
    case H5T_VLEN: return vector_of(type);
    // Python's h5py stores truth values as an enumeration of one byte.
    case H5T_ENUM: return H5Tget_size(type) == 1 ? TH_BOOL : TH_OTHER;
    default: return TH_OTHER;
    }
}

bool is_number(int32_t type)
{
    return type >= TH_INT8 && type <= TH_BOOL;
}

hid_t memory_type(int32_t type)
{
    switch (type) {
    case TH_INT8: return H5T_NATIVE_INT8;
    case TH_UINT8: return H5T_NATIVE_UINT8;
    case TH_INT16: return H5T_NATIVE_INT16;
    case TH_UINT16: return H5T_NATIVE_UINT16;
    case TH_INT32: return H5T_NATIVE_INT32;
    case TH_UINT32: return H5T_NATIVE_UINT32;
    case TH_INT64: return H5T_NATIVE_INT64;
    case TH_UINT64: return H5T_NATIVE_UINT64;
    case TH_FLOAT32: return H5T_NATIVE_FLOAT;
    case TH_FLOAT64: return H5T_NATIVE_DOUBLE;
    default: throw Refusal("its values are no numbers");
    }
}

size_t memory_bytes(int32_t type)
{
    return type == TH_BOOL ? 1 : H5Tget_size(memory_type(type));
}

Id new_file_type(int32_t type)
{
    if (type == TH_TEXT) {
        Id text(H5Tcopy(H5T_C_S1), H5Tclose, "no type");
        check(H5Tset_size(text, H5T_VARIABLE), "no type");
        check(H5Tset_cset(text, H5T_CSET_UTF8), "no type");
        return text;
    }
    if (type == TH_BYTES)
        return {H5Tvlen_create(H5T_STD_U8LE), H5Tclose, "no type"};
    if (type == TH_BOOL) {
        Id truth(H5Tenum_create(H5T_STD_I8LE), H5Tclose, "no type");
        const int8_t no = 0, yes = 1;
        check(H5Tenum_insert(truth, "FALSE", &no), "no type");
        check(H5Tenum_insert(truth, "TRUE", &yes), "no type");
        return truth;
    }
    return {H5Tcopy(memory_type(type)), H5Tclose, "no type"};
}
