package dev.fleetledger.simulation.schema;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads a protobuf message field by field. */
final class ProtobufReader {
    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH = 2;

    private final byte[] buffer;
    private final int end;
    private int position;
    private int tag;
    private long number;
    private int start;
    private int stop;

    ProtobufReader(byte[] buffer, int from, int end) {
        this.buffer = buffer;
        this.position = from;
        this.end = end;
    }

    boolean next() {
        if (position >= end) {
            return false;
        }
        long key = varint();
        tag = (int) (key >>> 3);
        switch ((int) (key & 7)) {
            case VARINT -> number = varint();
            case EIGHT_BYTES -> position += Long.BYTES;
            case LENGTH -> {
                int length = (int) varint();
                start = position;
                stop = position + length;
                position = stop;
            }
            default -> position += Integer.BYTES;
        }
        return true;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte part = buffer[position++];
            value |= (long) (part & 0x7f) << shift;
            if (part >= 0) {
                break;
            }
        }
        return value;
    }

    int tag() {
        return tag;
    }

    long number() {
        return number;
    }

    byte[] bytes() {
        return Arrays.copyOfRange(buffer, start, stop);
    }

    String text() {
        return new String(buffer, start, stop - start, StandardCharsets.UTF_8);
    }

    ProtobufReader message() {
        return new ProtobufReader(buffer, start, stop);
    }
}
