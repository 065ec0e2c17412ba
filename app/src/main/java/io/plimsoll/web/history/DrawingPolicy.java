package io.plimsoll.web.history;

import io.plimsoll.security.SafeHeaders;

/**
 * The content policy of the one page with a BPMN picture. The viewer (bpmn-js 8.0.0) writes a few elements with {@code
 * style} attributes, its watermark among them; exactly these five, by their hashes, are allowed beside the policy of every
 * page. All else it styles through the object model, which the policy does not govern.
 */
final class DrawingPolicy {

    static final String CONTENT_POLICY = SafeHeaders.CONTENT_POLICY.replace(
            "style-src 'self'",
            String.join(
                    " ",
                    "style-src 'self' 'unsafe-hashes'",
                    // position: absolute
                    "'sha256-HrvAPhJHDMpEBcplBvvwyxAYUF0koC1/uv7HLEC0aqg='",
                    // position: absolute; width: 0; height: 0;
                    "'sha256-AHtqGIKHiUalONG+xeO90E9yUgWLoWuygINiCuiaBnA='",
                    // vertical-align:middle
                    "'sha256-CA/eh4+2R0J7cEQ14gBMtx834RIOjzMUqCM+evtrkp4='",
                    // visibility: hidden; position: fixed
                    "'sha256-F1/lIJB2HC2RT+RPHwCjlrUMGQft2PdUC4nHeQ7MKsc='",
                    // the watermark's place
                    "'sha256-j2t/iYgmiK/9tDIa+YLs3dUK18D+PDjuKi+KxuYXU/w='"));

    private DrawingPolicy() {}
}
