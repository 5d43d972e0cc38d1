package io.github.kisimock.control;

import io.github.kisimock.domain.Mail;
import io.github.kisimock.domain.Workspace;
import io.github.kisimock.domain.World;
import java.util.List;

/** What a test may do with one workspace; over HTTP the same powers are under {@code /_mock}. */
public interface Control {

    /** The powers over that workspace. */
    static Control of(Workspace workspace) {
        return new Control() {
            @Override
            public World world() {
                return workspace.world();
            }

            @Override
            public void reset() {
                workspace.reset();
            }
        };
    }

    /** Everything the workspace knows at this instant. */
    World world();

    /** Goes back to the world the workspace started with. */
    void reset();

    /** The mails that Kisi would have sent, oldest first; the newest 1,000 are kept. */
    default List<Mail> outbox() {
        return List.copyOf(world().all(Mail.class).rows());
    }
}
