// Adds up all characters of a line, and takes the zeros off once: one loop over the bytes of the whole input.
import java.io.IOException;

public class Main {
    public static void main(String[] arguments) throws IOException {
        byte[] text = System.in.readAllBytes();
        byte[] out = new byte[text.length + 4];
        int size = 0;
        int total = 0;
        int start = 0;
        for (int place = 0; place < text.length; place++) {
            byte character = text[place];
            if (character != '\n') {
                total += character;
                continue;
            }
            total -= '0' * (place - start);
            if (total >= 100) {
                out[size++] = (byte) ('0' + total / 100);
            }
            if (total >= 10) {
                out[size++] = (byte) ('0' + total / 10 % 10);
            }
            out[size++] = (byte) ('0' + total % 10);
            out[size++] = '\n';
            total = 0;
            start = place + 1;
        }
        System.out.write(out, 0, size);
        System.out.flush();
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
